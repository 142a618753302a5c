<?php
/**
 * The end of every page.
 *
 * @package Sedifex\Sync
 */

declare( strict_types=1 );
?>
	</main>
</div>
<?php wp_footer(); ?>
</body>
</html>

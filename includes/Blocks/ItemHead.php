<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Blocks;

/**
 * What the page says about itself when its address names an item or a choice in the shop: title,
 * canonical address, description and picture for whoever shares it, and 404 for what is not there.
 * Costs nothing on an address without arguments of ours.
 */
final class ItemHead {

	/** Arguments that make another page; a search makes none worth keeping. */
	private const OWN = [ 'item', 'cat', 'type', 'page' ];

	public function __construct( private readonly AskedItem $asked ) {
	}

	public function prepare(): void {
		if ( $this->asked->is_asked() && null === $this->asked->product() ) {
			status_header( 404 );
			nocache_headers();
		}
	}

	/**
	 * @param array<string, string> $parts Of the page's title.
	 * @return array<string, string>
	 */
	public function title( array $parts ): array {
		$item = $this->asked->is_asked() ? $this->asked->product() : null;
		return null === $item ? $parts : [ ...$parts, 'title' => $item->name ];
	}

	public function canonical( string $url ): string {
		$address = Posted::address();
		foreach ( self::OWN as $name ) {
			$value = $address->text( $name );
			if ( '' !== $value && ( 'page' !== $name || '1' !== $value ) ) {
				$url = ItemActions::with( $url, "sfx_$name", $value );
			}
		}
		return $url;
	}

	/**
	 * @param array<string, bool|string> $robots
	 * @return array<string, bool|string>
	 */
	public function robots( array $robots ): array {
		$address = Posted::address();
		return $address->has( 'q' ) || $address->has( 'sort' ) ? [ ...$robots, 'noindex' => true, 'follow' => true ] : $robots;
	}

	/** For those who share the address of an item. */
	public function print(): void {
		$item = $this->asked->is_asked() ? $this->asked->product() : null;
		if ( null === $item ) {
			return;
		}
		$sources = $item->pictures[0]['sources'] ?? [];
		$picture = [] === $sources ? '' : $sources[ count( $sources ) - 1 ]['url'];
		$lines   = [
			'og:type'        => 'product',
			'og:title'       => $item->name,
			'og:description' => wp_html_excerpt( $item->description, 200, '…' ),
			'og:image'       => $picture,
		];
		foreach ( $lines as $property => $content ) {
			if ( '' !== $content ) {
				printf( "<meta property=\"%s\" content=\"%s\">\n", esc_attr( $property ), esc_attr( $content ) );
			}
		}
	}
}

<?php
declare( strict_types=1 );

namespace Sedifex\Sync\Catalog;

/** Why there is no copy of a picture, for the machine, for people, and for how long to wait. */
enum PictureFailure: string {

	case Address     = 'address';
	case NoAnswer    = 'no_answer';
	case NotThere    = 'not_there';
	case TooBig      = 'too_big';
	case NotPicture  = 'not_a_picture';
	case TooLarge    = 'too_many_pixels';
	case NoMemory    = 'no_memory';
	case Damaged     = 'damaged';
	case Disk        = 'disk';
	case NoEditor    = 'no_editor';
	case Interrupted = 'interrupted';

	/** Seconds before each further try. */
	private const PAUSES = [ 600, 3600, 21600, 86400, 604800 ];

	/** One sentence for the owner. */
	public function sentence(): string {
		return match ( $this ) {
			self::Address     => __( 'The address of this picture cannot be used.', 'sedifex-sync' ),
			self::NoAnswer    => __( 'The picture could not be fetched in time. We try again later.', 'sedifex-sync' ),
			self::NotThere    => __( 'There is no picture at its address.', 'sedifex-sync' ),
			self::TooBig      => __( 'This picture is over 15 megabytes. Please upload a smaller one.', 'sedifex-sync' ),
			self::NotPicture  => __( 'This is not a picture of a kind we can show. Please upload a JPEG, PNG or WebP.', 'sedifex-sync' ),
			self::TooLarge    => __( 'This picture has over 40 megapixels. Please upload a smaller one.', 'sedifex-sync' ),
			self::NoMemory    => __( 'This picture is too large for the memory of this server. Please upload a smaller one.', 'sedifex-sync' ),
			self::Damaged     => __( 'This picture is damaged. Please upload it again.', 'sedifex-sync' ),
			self::Disk        => __( 'The folder for uploads of this site cannot be written to.', 'sedifex-sync' ),
			self::NoEditor    => __( 'This server cannot make WebP pictures. Your host can switch that on in PHP (GD or Imagick).', 'sedifex-sync' ),
			self::Interrupted => __( 'The server stopped while working on this picture. We try again later.', 'sedifex-sync' ),
		};
	}

	/**
	 * How long to wait before the next try. What lies in the picture itself passes only when somebody
	 * changes it, and then it has another address.
	 *
	 * @param int $tries Tries so far, from 1.
	 */
	public function pause( int $tries ): int {
		$first = match ( $this ) {
			self::NoAnswer, self::Interrupted, self::Disk, self::NoEditor => 0,
			self::NotThere                                               => 1,
			default                                                      => 3,
		};
		return self::PAUSES[ min( $first + max( $tries, 1 ), count( self::PAUSES ) ) - 1 ] ?? 604800;
	}
}

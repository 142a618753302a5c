import { ellipse, ring, roundedBox, trapezium } from './canvas';
import { blend, darker, flat, lighter, round, woven } from './palette';
import { FULL, label, shadow, type Thing } from './thing';

export const jar: Thing = ( canvas, c, v ) => {
	const width = 0.4 + v * 0.06;
	shadow( canvas, 0.5, 0.8, width );
	canvas.draw(
		roundedBox( 0.5, 0.58, width, 0.44, 0.07 ),
		round( c.main, 0.5, width ),
		FULL
	);
	canvas.draw(
		roundedBox( 0.5, 0.335, width * 0.92, 0.1, 0.02 ),
		round( c.second, 0.5, width ),
		FULL
	);
	label( canvas, 0.5, 0.6, width * 0.78, 0.24, c );
};

export const bottle: Thing = ( canvas, c, v ) => {
	const width = 0.24 + v * 0.06;
	shadow( canvas, 0.5, 0.86, width * 1.2 );
	canvas.draw(
		roundedBox( 0.5, 0.62, width, 0.5, 0.06 ),
		round( c.main, 0.5, width ),
		FULL
	);
	canvas.draw(
		trapezium( 0.5, 0.27, 0.42, 0.09, width * 0.8 ),
		round( c.main, 0.5, width ),
		FULL
	);
	canvas.draw(
		roundedBox( 0.5, 0.24, 0.1, 0.1, 0.02 ),
		round( c.second, 0.5, 0.1 ),
		FULL
	);
	label( canvas, 0.5, 0.64, width * 0.86, 0.26, c );
};

export const sack: Thing = ( canvas, c, v ) => {
	shadow( canvas, 0.5, 0.86, 0.5 );
	canvas.draw(
		roundedBox( 0.5, 0.6, 0.5 + v * 0.05, 0.54, 0.12 ),
		round( c.main, 0.5, 0.55 ),
		FULL
	);
	canvas.draw(
		trapezium( 0.5, 0.22, 0.38, 0.36, 0.26 ),
		round( lighter( c.main, 0.12 ), 0.5, 0.36 ),
		FULL
	);
	canvas.draw(
		roundedBox( 0.5, 0.37, 0.28, 0.03, 0.012 ),
		round( c.second, 0.5, 0.28 ),
		FULL
	);
	label( canvas, 0.5, 0.62, 0.3, 0.26, c );
};

export const box: Thing = ( canvas, c, v ) => {
	shadow( canvas, 0.5, 0.84, 0.5 );
	canvas.draw(
		trapezium( 0.5, 0.26, 0.34, 0.4, 0.5 ),
		flat( lighter( c.main, 0.25 ), 0.5, 0.3 ),
		FULL
	);
	canvas.draw(
		roundedBox( 0.5, 0.58, 0.5, 0.5, 0.012 ),
		flat( c.main, 0.5, 0.58 ),
		FULL
	);
	canvas.draw(
		roundedBox( 0.5, 0.4 + v * 0.03, 0.5, 0.05, 0.002 ),
		flat( c.accent, 0.5, 0.4 ),
		FULL
	);
	label( canvas, 0.5, 0.63, 0.32, 0.27, c );
};

export const cup: Thing = ( canvas, c, v ) => {
	shadow( canvas, 0.48, 0.8, 0.4 );
	canvas.draw(
		ring( 0.68, 0.56, 0.1, 0.12, 0.035 ),
		flat( c.main, 0.68, 0.5 ),
		FULL
	);
	canvas.draw(
		trapezium( 0.47, 0.38, 0.79, 0.4, 0.3 + v * 0.04 ),
		round( c.main, 0.47, 0.4 ),
		FULL
	);
	canvas.draw(
		ellipse( 0.47, 0.38, 0.2, 0.045 ),
		flat( c.second, 0.47, 0.38 ),
		FULL
	);
	canvas.draw(
		ring( 0.47, 0.38, 0.2, 0.045, 0.016 ),
		round( lighter( c.main, 0.3 ), 0.47, 0.4 ),
		FULL
	);
};

export const bowl: Thing = ( canvas, c, v ) => {
	shadow( canvas, 0.5, 0.8, 0.5 );
	canvas.draw(
		ellipse( 0.5, 0.52, 0.34, 0.27 ),
		round( c.main, 0.5, 0.7 ),
		[ 0, 0.52, 1, 1 ]
	);
	canvas.draw(
		ellipse( 0.5, 0.52, 0.34, 0.09 ),
		flat( c.second, 0.5, 0.5 ),
		FULL
	);
	for ( let n = 0; n < 15; n++ ) {
		const angle = n * 2.4 + v * 6;
		const x = 0.5 + Math.cos( angle ) * 0.24 * Math.sqrt( n / 15 );
		const y = 0.5 + Math.sin( angle ) * 0.05 * Math.sqrt( n / 15 ) - 0.02;
		canvas.draw(
			ellipse( x, y, 0.06, 0.048 ),
			round( blend( c.accent, c.main, ( n % 4 ) / 6 ), x, 0.12 ),
			FULL
		);
	}
};

export const basket: Thing = ( canvas, c, v ) => {
	shadow( canvas, 0.5, 0.84, 0.56 );
	canvas.draw(
		ring( 0.5, 0.46, 0.26, 0.26, 0.028 ),
		round( c.second, 0.5, 0.6 ),
		[ 0, 0, 1, 0.5 ]
	);
	const weave = [
		c.main,
		lighter( c.main, 0.2 ),
		c.accent,
		c.main,
		c.second,
	];
	canvas.draw(
		trapezium( 0.5, 0.48, 0.82, 0.66, 0.46 ),
		woven( weave, 0.042, v ),
		FULL
	);
	canvas.draw(
		ellipse( 0.5, 0.48, 0.33, 0.06 ),
		flat( darker( c.second, 0.25 ), 0.5, 0.5 ),
		FULL
	);
	canvas.draw(
		ring( 0.5, 0.48, 0.33, 0.06, 0.022 ),
		round( lighter( c.main, 0.15 ), 0.5, 0.66 ),
		FULL
	);
};

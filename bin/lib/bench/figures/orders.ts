import { PLUGIN_FILE } from '../../shop';
import { compare } from '../compare';
import { ms, times, type Figure } from '../figure';
import type { Stand } from '../stand';
import type { Visitor } from '../visit';

const MOST = 1.5;
const NOTHING = '/wp-json/sedifex-bench/v1/nothing';
const LIST = '/wp-json/sedifex/v1/admin/orders';

/** Each filter alone, those that much fits and those that little does, and the searches that people make. */
const QUESTIONS: readonly string[] = [
	'',
	'payment=paid',
	'payment=refunded',
	'state=delivered',
	'state=received',
	'attention=waiting',
	'attention=handled',
	'source=sedifex',
	'payment=paid&state=delivered',
	'orderby=total',
	'page=200',
	'search=SFX-00012345',
	'search=024+001+2345',
	'search=ama',
	'search=ama+mensah',
	'search=nobody',
];

/** The owner's list of a hundred thousand orders against a REST route that does nothing. */
export async function measureOrders(
	stand: Stand,
	visitor: Visitor,
	time: number
): Promise< Figure > {
	const headers = JSON.parse(
		await stand.site.php(
			`require ${ PLUGIN_FILE }/bin/php/bench/orders.php';`
		)
	) as Record< string, string >;
	const ask = ( path: string ) => visitor.get( path, headers );
	const measured = [];
	for ( const question of QUESTIONS ) {
		const { time: wall, b } = await compare(
			() => ask( NOTHING ),
			() => ask( `${ LIST }?${ question }` ),
			time / QUESTIONS.length
		);
		const { total } = JSON.parse( b.body ) as { total: number };
		if ( total === 0 && question !== 'search=nobody' ) {
			throw new Error( `Nothing fits “${ question }”.` );
		}
		measured.push( { question, ...wall } );
	}
	measured.sort( ( one, other ) => other.ratio - one.ratio );
	const [ worst ] = measured;
	if ( ! worst ) {
		throw new Error( 'Nothing was asked.' );
	}
	return {
		name: 'list of 100,000 orders, any filter, against a REST route that does nothing',
		reach: `≤ ${ MOST.toFixed( 2 ) } ×`,
		measured: `${ times( worst.ratio ) } at worst (“${ worst.question }”)`,
		note: `${ ms( worst.b ) } against ${ ms( worst.a ) }; ${ measured
			.slice( 1 )
			.map(
				( { question, ratio } ) => `“${ question }” ${ times( ratio ) }`
			)
			.join(
				', '
			) }; as an administrator, 25 rows each, medians in turns`,
		isReached: worst.ratio <= MOST,
	};
}

import { compare } from '../compare';
import { ms, times, type Figure } from '../figure';
import type { Visitor } from '../visit';

const OFF = { 'X-Bench-Plugin': 'off' };

/** A page without our blocks, with the plugin active and not. */
export async function measureOtherPage(
	visitor: Visitor,
	time: number
): Promise< Figure > {
	const {
		time: wall,
		cpu,
		a,
		b,
	} = await compare(
		() => visitor.get( '/plain/', OFF ),
		() => visitor.get( '/plain/' ),
		time
	);
	const more = {
		bytes: b.bytes - a.bytes,
		queries: b.queries - a.queries,
		calls: b.calls - a.calls,
	};
	return {
		name: 'a page without our blocks, plugin active against not active',
		reach: '≤ 1.02 ×, 0 bytes, 0 queries',
		measured: `${ times( wall.ratio ) }, ${ more.bytes } bytes, ${ more.queries } queries`,
		note: `${ ms( wall.b ) } against ${ ms( wall.a ) }, medians of ${ wall.count } each in turns; half of the batches between ${ times( wall.low ) } and ${ times( wall.high ) }; processor time ${ times( cpu.ratio ) }`,
		isReached:
			wall.ratio <= 1.02 &&
			more.bytes === 0 &&
			more.queries === 0 &&
			more.calls === 0,
	};
}

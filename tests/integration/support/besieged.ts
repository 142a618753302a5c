import { Attacker, isSentence, type RawAnswer } from './attacker';
import { Shop, ulid } from './shop';

export type Body = Record< string, unknown >;

/** A shop under attack: a good order to spoil, and a watch over what may not change. */
export class Besieged {
	private constructor(
		readonly shop: Shop,
		readonly attacker: Attacker,
		readonly good: Body
	) {}

	static async open(): Promise< Besieged > {
		const shop = await Shop.open( 'hostile', 'mariadb' );
		return new Besieged(
			shop,
			new Attacker( shop ),
			await shop.order( 'pay_on_delivery' )
		);
	}

	close(): Promise< void > {
		return this.shop.close();
	}

	/** What WordPress and PHP complained about. */
	complaints(): Promise< string > {
		return this.shop.complaints();
	}

	/** The good order with something else in it, and an intent of its own. */
	spoilt( change: Body ): Body {
		return { ...this.good, intent: ulid(), ...change };
	}

	item(): Body {
		return ( this.good.items as Body[] )[ 0 ] as Body;
	}

	part( name: 'customer' | 'delivery', change: Body ): Body {
		return { [ name ]: { ...( this.good[ name ] as Body ), ...change } };
	}

	/** Asks, and sees that it is refused in words, with nothing stored and nothing sent. */
	async refused( ask: () => Promise< RawAnswer > ): Promise< RawAnswer > {
		const rows = await this.attacker.rows();
		const calls = this.shop.sandbox.state.ledger.lastId;
		const answer = await ask();
		expect( await this.attacker.rows() ).toEqual( rows );
		expect(
			this.shop.sandbox.state.ledger.calls( undefined, calls )
		).toEqual( [] );
		// What is not even of the right shape, WordPress refuses in its own words.
		const isCore =
			answer.status === 400 &&
			/^rest_/.test( String( answer.json.code ) );
		expect( {
			text: answer.text.slice( 0, 300 ),
			is: isCore || isSentence( answer.json.message ),
		} ).toMatchObject( { is: true } );
		return answer;
	}

	/** No answer so far held the key, or a word that only PHP says. */
	keepsSilent(): void {
		const all = this.attacker.seen.join( '\n' );
		expect( all ).not.toContain( 'sedx_demo' );
		expect( all ).not.toMatch(
			/(Fatal error|Warning|Notice|Deprecated):|Stack trace|\.php on line/
		);
	}
}

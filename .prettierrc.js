const base = require( '@wordpress/prettier-config' );

module.exports = {
	...base,
	overrides: [
		...( base.overrides ?? [] ),
		{
			files: [ '*.json', '*.yml', '*.yaml' ],
			excludeFiles: [ 'package.json', 'composer.json', 'block.json' ],
			options: { useTabs: false, tabWidth: 2 },
		},
	],
};

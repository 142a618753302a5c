const wordpress = require( '@wordpress/eslint-plugin' );

// What runs on visitors' pages.
const VIEW = [
	'blocks/*/view.ts',
	'blocks/*/view-*.ts',
	'blocks/*/view/**/*.ts',
	'src/view/**/*.ts',
	'src/stores/**/*.ts',
];
const TESTS = [ '**/*.test.{ts,tsx}' ];
const NODE = [
	'bin/**',
	'tests/sandbox/**',
	'tests/integration/**',
	'tests/e2e/**',
	'tests/playground/**',
	'*.config.{js,cjs,ts}',
];

const only = ( target, ...allowed ) => ( {
	target,
	from: './{src,blocks,bin,tests}/**/*',
	except: allowed.map( ( folder ) => `**/${ folder }/**` ),
	message: `${ target } may import only ${ allowed.join( ', ' ) }.`,
} );

module.exports = [
	{
		ignores: [
			'build/**',
			'dist/**',
			'.cache/**',
			'vendor/**',
			'tools/*/vendor/**',
			'**/node_modules/**',
			'tests/fixtures/**',
			'test-results/**',
		],
	},
	...wordpress.configs.recommended,
	{
		rules: {
			// TypeScript says what a parameter is; a docblock says why.
			'jsdoc/require-param': 'off',
			'jsdoc/require-returns': 'off',
			'@wordpress/i18n-text-domain': [
				'error',
				{ allowedTextDomain: 'sedifex-sync' },
			],
		},
	},
	{
		files: [ '**/*.ts', '**/*.tsx' ],
		rules: {
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-non-null-assertion': 'error',
			// Dependencies point one way (the arrow reads "is used by"):
			// shared → api → admin, shared → view → stores → blocks/*/view.ts.
			'import/no-restricted-paths': [
				'error',
				{
					zones: [
						only( './src/shared/**/*', 'src/shared' ),
						only( './src/api/**/*', 'src/api', 'src/shared' ),
						only(
							'./src/admin/**/*',
							'src/admin',
							'src/api',
							'src/shared'
						),
						only( './src/view/**/*', 'src/view', 'src/shared' ),
						only(
							'./src/stores/**/*',
							'src/stores',
							'src/view',
							'src/shared'
						),
						only(
							'./blocks/*/view{.ts,-*.ts,/**/*}',
							'blocks/*',
							'src/stores',
							'src/view',
							'src/shared'
						),
						{
							target: './blocks/*/{index,edit,edit-*,editor/**/*}.{ts,tsx}',
							from: './src/{admin,view,stores}/**/*',
							message:
								'Editor code and view code never meet: share through src/shared.',
						},
					],
				},
			],
		},
	},
	{
		files: VIEW,
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: '^@wordpress/(?!(interactivity|interactivity-router|a11y)$)',
							message:
								'View code loads from WordPress only interactivity, interactivity-router and a11y.',
						},
						{
							regex: '^(zod|react|react-dom)(/|$)',
							message:
								'Too heavy for a visitor: write a small guard by hand.',
						},
					],
				},
			],
		},
	},
	{
		files: [ 'src/shared/**/*.ts' ],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: '^[^.]',
							message: 'src/shared is pure: it imports nothing.',
						},
					],
				},
			],
		},
	},
	...wordpress.configs[ 'test-unit' ].map( ( config ) => ( {
		...config,
		files: TESTS,
	} ) ),
	{
		files: NODE,
		rules: {
			'no-console': 'off',
			// Playwright's fixtures are given a function called "use".
			'react-hooks/rules-of-hooks': 'off',
		},
	},
	{
		files: [ ...TESTS, ...NODE ],
		rules: {
			'import/no-extraneous-dependencies': [
				'error',
				{ devDependencies: true },
			],
		},
	},
];

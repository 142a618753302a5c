/**
 * Unit tests: "page" for what runs in a browser (jsdom), "node" for the rest.
 * Tests against a real WordPress have a configuration of their own:
 * jest.integration.config.js.
 */
const shared = {
	preset: '@wordpress/jest-preset-default',
	transform: {
		'\\.m?[jt]sx?$':
			require.resolve( '@wordpress/scripts/config/babel-transform' ),
	},
	// Packages published as ES modules only.
	transformIgnorePatterns: [
		'/node_modules/(?!(?:.*/node_modules/)?(?:uuid|@base-ui|@wordpress)/)',
	],
	modulePathIgnorePatterns: [ '<rootDir>/(build|dist|vendor|\\.cache)/' ],
	moduleNameMapper: {
		'^@sedifex/stores/(.*)$': '<rootDir>/src/stores/$1',
		'\\.(css|scss)$': '<rootDir>/tests/jest/style-stub.js',
	},
};

module.exports = {
	projects: [
		{
			...shared,
			displayName: 'page',
			testMatch: [
				'<rootDir>/{src,blocks}/**/*.test.{ts,tsx}',
				'<rootDir>/tests/{jest,unit}/**/*.test.{ts,tsx}',
			],
		},
		{
			...shared,
			displayName: 'node',
			testEnvironment: 'node',
			testMatch: [ '<rootDir>/{bin,tests/sandbox}/**/*.test.ts' ],
		},
	],
};

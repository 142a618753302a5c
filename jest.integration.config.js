/**
 * Tests against a real WordPress with a Sedifex sandbox behind it. They share
 * one machine and start servers: one file at a time.
 */
const { projects } = require( './jest.config' );

const node = projects.find( ( project ) => project.displayName === 'node' );

module.exports = {
	...node,
	displayName: 'integration',
	testMatch: [ '<rootDir>/tests/integration/**/*.test.ts' ],
	maxWorkers: 1,
	testTimeout: 120000,
};

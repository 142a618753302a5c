/**
 * One build, four compilers, all made from the configuration of @wordpress/scripts:
 *
 *   blocks/<name>/{index.tsx,*.scss,block.json,render.php}  scripts         build/blocks/<name>/
 *   blocks/<name>/view.ts                                   script modules  build/blocks/<name>/
 *   src/stores/<name>.ts                                    script modules  build/stores/<name>.js
 *   src/admin/<screen>/index.tsx                            scripts         build/admin/<screen>.js
 *
 * A store is a script module of its own, so that all blocks of a page share one
 * instance: `import … from '@sedifex/stores/cart'` stays an import in the browser.
 *
 * A folder that does not exist yet is left out.
 */
process.env.WP_SOURCE_PATH = 'blocks';
process.env.WP_EXPERIMENTAL_MODULES = 'true';
// A render.php may be made of parts.
process.env.WP_COPY_PHP_FILES_TO_DIST = 'true';

const { execFile } = require( 'child_process' );
const { existsSync, readdirSync } = require( 'fs' );
const path = require( 'path' );
const DependencyExtractionWebpackPlugin = require( '@wordpress/dependency-extraction-webpack-plugin' );
const [
	scriptConfig,
	moduleConfig,
] = require( '@wordpress/scripts/config/webpack.config' );

const STORE = /^@sedifex\/stores\/[a-z-]+$/;

const root = ( ...parts ) => path.resolve( __dirname, ...parts );

/**
 * Lists all blocks for wp_register_block_types_from_metadata_collection(), and
 * ends the build with an error where that fails.
 */
class BlocksManifest {
	apply( compiler ) {
		compiler.hooks.afterEmit.tapPromise( 'BlocksManifest', async () => {
			const folder = root( 'build/blocks' );
			if ( ! existsSync( folder ) ) {
				return;
			}
			await new Promise( ( resolve, reject ) => {
				execFile(
					process.execPath,
					[
						require.resolve( '@wordpress/scripts/scripts/build-blocks-manifest' ),
						`--input=${ folder }`,
						`--output=${ path.join(
							folder,
							'blocks-manifest.php'
						) }`,
					],
					( error ) => ( error ? reject( error ) : resolve() )
				);
			} );
		} );
	}
}

const pluginsOf = ( config, ...leftOut ) =>
	config.plugins.filter(
		( plugin ) => ! leftOut.includes( plugin.constructor.name )
	);

const modulePlugins = () => [
	...pluginsOf( moduleConfig, 'DependencyExtractionWebpackPlugin' ),
	new DependencyExtractionWebpackPlugin( {
		requestToExternalModule: ( request ) =>
			STORE.test( request ) ? `module ${ request }` : undefined,
	} ),
];

const configure = ( name, folder, base, changes ) => ( {
	...base,
	name,
	// The sizes that matter, those of visitors' pages, are gates of `npm test`.
	performance: false,
	output: { ...base.output, path: root( 'build', folder ) },
	...changes,
} );

const storeEntries = () =>
	Object.fromEntries(
		readdirSync( root( 'src/stores' ) )
			.filter( ( file ) => /^[a-z-]+\.ts$/.test( file ) )
			.map( ( file ) => [
				path.basename( file, '.ts' ),
				root( 'src/stores', file ),
			] )
	);

const configs = [];

if ( existsSync( root( 'blocks' ) ) ) {
	configs.push(
		configure( 'blocks', 'blocks', scriptConfig, {
			plugins: [ ...scriptConfig.plugins, new BlocksManifest() ],
		} ),
		configure( 'block-views', 'blocks', moduleConfig, {
			plugins: modulePlugins(),
		} )
	);
}

if ( existsSync( root( 'src/stores' ) ) ) {
	configs.push(
		configure( 'stores', 'stores', moduleConfig, {
			entry: storeEntries,
			plugins: modulePlugins(),
		} )
	);
}

const screenEntries = () =>
	Object.fromEntries(
		readdirSync( root( 'src/admin' ) )
			.filter( ( name ) =>
				existsSync( root( 'src/admin', name, 'index.tsx' ) )
			)
			.map( ( name ) => [ name, root( 'src/admin', name, 'index.tsx' ) ] )
	);

if ( existsSync( root( 'src/admin' ) ) ) {
	configs.push(
		configure( 'admin', 'admin', scriptConfig, {
			entry: screenEntries,
			plugins: pluginsOf(
				scriptConfig,
				'CopyPlugin',
				'PhpFilePathsPlugin'
			),
		} )
	);
}

module.exports =
	configs.length > 0
		? configs
		: { entry: {}, output: { path: root( 'build' ) } };

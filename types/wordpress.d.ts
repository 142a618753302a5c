/**
 * Types of what WordPress provides on the page but whose packages we do not
 * install (they are large and bring no declarations). Only what is used here.
 */
declare module '@wordpress/block-editor' {
	import type { ComponentType, HTMLAttributes, ReactNode } from 'react';

	type InspectorProps = {
		children?: ReactNode;
		group?:
			| 'default'
			| 'settings'
			| 'styles'
			| 'color'
			| 'typography'
			| 'dimensions'
			| 'advanced';
	};

	export const InspectorControls: ComponentType< InspectorProps >;
	export const BlockControls: ComponentType< {
		children?: ReactNode;
		group?: 'default' | 'block' | 'inline' | 'other';
	} >;
	export const RichText: ComponentType< {
		tagName?: string;
		value: string;
		onChange: ( value: string ) => void;
		placeholder?: string;
		allowedFormats?: string[];
		className?: string;
		'aria-label'?: string;
	} >;
	export function useBlockProps(
		props?: HTMLAttributes< HTMLElement > & Record< string, unknown >
	): HTMLAttributes< HTMLElement >;
	export namespace useBlockProps {
		function save(
			props?: HTMLAttributes< HTMLElement > & Record< string, unknown >
		): HTMLAttributes< HTMLElement >;
	}
	export const store: { name: 'core/block-editor' };
}

declare module '@wordpress/server-side-render' {
	import type { ComponentType } from 'react';

	const ServerSideRender: ComponentType< {
		block: string;
		attributes?: Record< string, unknown >;
		className?: string;
		httpMethod?: 'GET' | 'POST';
		skipBlockSupportAttributes?: boolean;
		urlQueryArgs?: Record< string, string | number >;
		EmptyResponsePlaceholder?: ComponentType;
		ErrorResponsePlaceholder?: ComponentType< {
			response?: { errorMsg?: string };
		} >;
		LoadingResponsePlaceholder?: ComponentType;
	} >;
	export default ServerSideRender;
}

declare module '*.scss';

const ENTITIES: Record< string, string > = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

export function escapeHtml( value: unknown ): string {
	return String( value ?? '' ).replace(
		/[&<>"']/g,
		( found ) => ENTITIES[ found ] ?? found
	);
}

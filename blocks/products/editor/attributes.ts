// A type alias, not an interface: @wordpress/blocks wants Record<string, unknown>.
export type ProductsAttributes = {
	type: '' | 'product' | 'service' | 'course';
	category: string;
	items: string[];
	sort: 'position' | 'new' | 'price' | '-price' | 'name';
	layout: 'grid' | 'list';
	columns: number;
	perPage: number;
	showSearch: boolean;
	showCategories: boolean;
	showSort: boolean;
	showPaging: boolean;
	showCart: boolean;
	buttonText: string;
};

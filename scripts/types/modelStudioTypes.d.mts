/** The file's text. `schema` is what src/language/document/modelTypes.ts gives. */
export function modelStudioTypes(schema: string): Promise<string>;

declare module '*.css';
declare module '*.svg' {
  /** The file's text. */
  const source: string;
  export default source;
}

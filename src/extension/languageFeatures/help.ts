/** What helps while typing: loaded with the first completion or hover. */
export { completionsAt, hoverAt } from '../../language';

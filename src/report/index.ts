/** A run or version as one page of HTML, for people who have neither the program nor the data. */
export { reportPage } from './page';

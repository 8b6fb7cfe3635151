import play from '@vscode/codicons/src/icons/play.svg';
import debugPause from '@vscode/codicons/src/icons/debug-pause.svg';
import debugStop from '@vscode/codicons/src/icons/debug-stop.svg';
import debugContinue from '@vscode/codicons/src/icons/debug-continue.svg';
import loading from '@vscode/codicons/src/icons/loading.svg';
import circleLarge from '@vscode/codicons/src/icons/circle-large.svg';
import pass from '@vscode/codicons/src/icons/pass.svg';
import error from '@vscode/codicons/src/icons/error.svg';
import debugDisconnect from '@vscode/codicons/src/icons/debug-disconnect.svg';
import circleSlash from '@vscode/codicons/src/icons/circle-slash.svg';
import check from '@vscode/codicons/src/icons/check.svg';
import chevronDown from '@vscode/codicons/src/icons/chevron-down.svg';
import chevronRight from '@vscode/codicons/src/icons/chevron-right.svg';
import chevronUp from '@vscode/codicons/src/icons/chevron-up.svg';
import table from '@vscode/codicons/src/icons/table.svg';
import graphLine from '@vscode/codicons/src/icons/graph-line.svg';
import typeHierarchy from '@vscode/codicons/src/icons/type-hierarchy.svg';
import goToFile from '@vscode/codicons/src/icons/go-to-file.svg';
import output from '@vscode/codicons/src/icons/output.svg';
import refresh from '@vscode/codicons/src/icons/refresh.svg';
import folderOpened from '@vscode/codicons/src/icons/folder-opened.svg';
import copy from '@vscode/codicons/src/icons/copy.svg';
import key from '@vscode/codicons/src/icons/key.svg';
import clearAll from '@vscode/codicons/src/icons/clear-all.svg';
import discard from '@vscode/codicons/src/icons/discard.svg';
import pinned from '@vscode/codicons/src/icons/pinned.svg';
import edit from '@vscode/codicons/src/icons/edit.svg';
import history from '@vscode/codicons/src/icons/history.svg';
import warning from '@vscode/codicons/src/icons/warning.svg';
import info from '@vscode/codicons/src/icons/info.svg';
import close from '@vscode/codicons/src/icons/close.svg';
import symbolNumeric from '@vscode/codicons/src/icons/symbol-numeric.svg';
import symbolEnum from '@vscode/codicons/src/icons/symbol-enum.svg';
import symbolString from '@vscode/codicons/src/icons/symbol-string.svg';
import fileMedia from '@vscode/codicons/src/icons/file-media.svg';
import calendar from '@vscode/codicons/src/icons/calendar.svg';
import shield from '@vscode/codicons/src/icons/shield.svg';
import search from '@vscode/codicons/src/icons/search.svg';
import arrowUp from '@vscode/codicons/src/icons/arrow-up.svg';
import arrowDown from '@vscode/codicons/src/icons/arrow-down.svg';
import zoomIn from '@vscode/codicons/src/icons/zoom-in.svg';
import zoomOut from '@vscode/codicons/src/icons/zoom-out.svg';
import screenFull from '@vscode/codicons/src/icons/screen-full.svg';
import desktopDownload from '@vscode/codicons/src/icons/desktop-download.svg';
import { svg } from '../dom';

const sources = {
  play,
  'debug-pause': debugPause,
  'debug-stop': debugStop,
  'debug-continue': debugContinue,
  loading,
  'circle-large': circleLarge,
  pass,
  error,
  'debug-disconnect': debugDisconnect,
  'circle-slash': circleSlash,
  check,
  'chevron-down': chevronDown,
  'chevron-right': chevronRight,
  'chevron-up': chevronUp,
  table,
  'graph-line': graphLine,
  'type-hierarchy': typeHierarchy,
  'go-to-file': goToFile,
  output,
  refresh,
  'folder-opened': folderOpened,
  copy,
  key,
  'clear-all': clearAll,
  discard,
  edit,
  pinned,
  history,
  warning,
  info,
  close,
  'symbol-numeric': symbolNumeric,
  'symbol-enum': symbolEnum,
  'symbol-string': symbolString,
  'file-media': fileMedia,
  calendar,
  shield,
  search,
  'arrow-up': arrowUp,
  'arrow-down': arrowDown,
  'zoom-in': zoomIn,
  'zoom-out': zoomOut,
  'screen-full': screenFull,
  'desktop-download': desktopDownload,
} as const;

export type IconName = keyof typeof sources;

/** A codicon as an inline picture that takes the colour of the text; a name for it stands beside it or on its button. */
export function icon(name: IconName): SVGSVGElement {
  const spinning = name === 'loading';
  const picture = svg('svg', { class: spinning ? 'ic spin' : 'ic', viewBox: '0 0 16 16', 'aria-hidden': 'true' });
  for (const [, path] of sources[name].matchAll(/\bd="([^"]+)"/g)) picture.append(svg('path', { d: path }));
  return picture;
}

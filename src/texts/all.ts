/** Every text in every language, for programs that load nothing later: `import '../texts/all'`. */
import { provideTexts } from './catalogue';
import { cli as cliEnglish } from './en/cli';
import { compare as compareEnglish } from './en/compare';
import { engine as engineEnglish } from './en/engine';
import { extension as extensionEnglish } from './en/extension';
import { language as languageEnglish } from './en/language';
import { manage as manageEnglish } from './en/manage';
import { native as nativeEnglish } from './en/native';
import { portable as portableEnglish } from './en/portable';
import { registry as registryEnglish } from './en/registry';
import { report as reportEnglish } from './en/report';
import { server as serverEnglish } from './en/server';
import { testing as testingEnglish } from './en/testing';
import { webview as webviewEnglish } from './en/webview';
import { cli as cliChinese } from './zh/cli';
import { compare as compareChinese } from './zh/compare';
import { engine as engineChinese } from './zh/engine';
import { extension as extensionChinese } from './zh/extension';
import { language as languageChinese } from './zh/language';
import { manage as manageChinese } from './zh/manage';
import { native as nativeChinese } from './zh/native';
import { portable as portableChinese } from './zh/portable';
import { registry as registryChinese } from './zh/registry';
import { report as reportChinese } from './zh/report';
import { server as serverChinese } from './zh/server';
import { testing as testingChinese } from './zh/testing';
import { webview as webviewChinese } from './zh/webview';

provideTexts('en', {
  cli: cliEnglish,
  compare: compareEnglish,
  engine: engineEnglish,
  extension: extensionEnglish,
  language: languageEnglish,
  manage: manageEnglish,
  native: nativeEnglish,
  portable: portableEnglish,
  registry: registryEnglish,
  report: reportEnglish,
  server: serverEnglish,
  testing: testingEnglish,
  webview: webviewEnglish,
});
provideTexts('zh', {
  cli: cliChinese,
  compare: compareChinese,
  engine: engineChinese,
  extension: extensionChinese,
  language: languageChinese,
  manage: manageChinese,
  native: nativeChinese,
  portable: portableChinese,
  registry: registryChinese,
  report: reportChinese,
  server: serverChinese,
  testing: testingChinese,
  webview: webviewChinese,
});

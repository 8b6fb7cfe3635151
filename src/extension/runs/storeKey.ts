import * as vscode from 'vscode';
import { provideStoreKey, storeKeyVariable } from '../../store';

const secretName = 'modelStudio.storeKey';

/** The key of encrypted versions, as VS Code keeps it for this person: in the system's keychain, where there is one. */
export class KeptStoreKey {
  private text: string | undefined;
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly listening: vscode.Disposable;

  constructor(
    private readonly secrets: vscode.SecretStorage,
    private readonly log: vscode.LogOutputChannel,
  ) {
    // Another window may change it too.
    this.listening = secrets.onDidChange(({ key }) => {
      if (key === secretName) void this.read();
    });
    void this.read();
  }

  get isKept(): boolean {
    return this.text !== undefined;
  }

  /** What processes of the engine are given it by: no other user can read their environment. */
  get environment(): Readonly<Record<string, string>> {
    return this.text === undefined ? {} : { [storeKeyVariable]: this.text };
  }

  async keep(text: string): Promise<void> {
    await this.secrets.store(secretName, text);
    this.use(text);
  }

  async forget(): Promise<void> {
    await this.secrets.delete(secretName);
    this.use(undefined);
  }

  dispose(): void {
    this.listening.dispose();
    this.changed.dispose();
  }

  private async read(): Promise<void> {
    try {
      this.use(await this.secrets.get(secretName));
    } catch (error) {
      this.log.warn(`The key of encrypted versions cannot be read: ${String(error)}`);
    }
  }

  private use(text: string | undefined): void {
    if (text === this.text) return;
    this.text = text;
    provideStoreKey(text);
    this.changed.fire();
  }
}

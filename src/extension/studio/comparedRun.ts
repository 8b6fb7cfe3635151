import type { ToPanelMessage } from '../../protocol';
import { FollowedRun } from './followedRun';

/** The run that a panel lays over the one it shows: read and followed as that one is. */
export class ComparedRun {
  private followed: FollowedRun | undefined;

  constructor(
    private readonly post: (message: ToPanelMessage) => unknown,
    private readonly onVersion: () => void,
  ) {}

  /** Tells all that there is of the run in a folder, or that there is none, and follows it. */
  show(folder: string | undefined): void {
    this.dispose();
    if (folder !== undefined) this.followed = new FollowedRun(folder, this.post, this.onVersion);
    this.post({ type: 'compared', run: this.followed?.view() ?? null });
  }

  /** To a page that has missed some of it. */
  showAgain(): void {
    if (this.followed) this.show(this.followed.folder);
  }

  /** Looks at the run again: someone may have resumed it. */
  look(): void {
    this.followed?.look();
  }

  dispose(): void {
    this.followed?.dispose();
    this.followed = undefined;
  }
}

import type { StopRequest } from '../contract';

/** What a run was asked to do before its end, and what of its work ends at once by that. */
export class EndRequest {
  private readonly preparation = new AbortController();
  private readonly measurement = new AbortController();
  private what: StopRequest | undefined;
  private byTheSystem = false;

  get asked(): StopRequest | undefined {
    return this.what;
  }

  /** Whether the system wants this process gone: then it ends as if paused, and says that it was interrupted. */
  get terminated(): boolean {
    return this.byTheSystem;
  }

  /** Ends the preparation of the data. */
  get preparing(): AbortSignal {
    return this.preparation.signal;
  }

  /** Ends the measuring of compute settings. */
  get measuring(): AbortSignal {
    return this.measurement.signal;
  }

  terminate(): void {
    this.byTheSystem = true;
  }

  /** Takes a request; `needsData` says whether the run can end by it only with its data. */
  take(what: StopRequest, needsData: boolean): void {
    this.what = what;
    this.measurement.abort();
    if (!needsData) this.preparation.abort();
  }
}

import { allRows, type PreviewRow, type RowsChoice, type RowsPage, type RowsWish } from '../../protocol';

const mostPages = 40;
/** Asked for at once; what is scrolled past meanwhile is never asked for. */
const mostAsked = 2;

/** The rows near what is looked at, page by page; others are asked for when they come near and forgotten when far. */
export class RowsCache {
  private pages = new Map<number, readonly PreviewRow[]>();
  private readonly asked = new Map<number, number>();
  private wanted: readonly number[] = [];
  private nextId = 1;
  private choice: RowsChoice = allRows;
  /** Rows that fit the choice; null while that is not known. */
  total: number | null = null;

  constructor(
    private readonly pageSize: number,
    private readonly ask: (id: number, wish: RowsWish) => void,
    private readonly changed: () => void,
  ) {}

  /** Forgets all rows: others are chosen, or the file was read anew. */
  reset(choice: RowsChoice): void {
    this.choice = choice;
    this.pages = new Map();
    this.asked.clear();
    this.wanted = [];
    this.total = null;
  }

  at(place: number): PreviewRow | undefined {
    return this.pages.get(Math.floor(place / this.pageSize))?.[place % this.pageSize];
  }

  /** The rows from one place to another are on the screen. */
  want(from: number, to: number): void {
    const first = Math.floor(Math.max(0, from) / this.pageSize);
    const last = Math.floor(Math.max(0, to) / this.pageSize);
    this.wanted = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    for (const page of this.wanted) {
      const rows = this.pages.get(page);
      if (!rows) continue;
      this.pages.delete(page);
      this.pages.set(page, rows);
    }
    this.askNext();
  }

  take(id: number, page: RowsPage): void {
    const place = this.asked.get(id);
    if (place === undefined) return;
    this.asked.delete(id);
    this.total = page.total;
    this.pages.set(place, page.rows);
    for (const far of [...this.pages.keys()].slice(0, -mostPages)) this.pages.delete(far);
    this.askNext();
    this.changed();
  }

  /** True where the refused question was one of these. */
  refuse(id: number): boolean {
    return this.asked.delete(id);
  }

  private askNext(): void {
    const underWay = new Set(this.asked.values());
    for (const page of this.wanted) {
      if (this.asked.size >= mostAsked) return;
      if (this.pages.has(page) || underWay.has(page)) continue;
      const id = this.nextId;
      this.nextId += 2;
      this.asked.set(id, page);
      this.ask(id, { from: page * this.pageSize, count: this.pageSize, ...this.choice });
    }
  }
}

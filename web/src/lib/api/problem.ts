/// What went wrong with a request, in one type: the server's problem documents, and the ways not to reach it at all.

export interface FieldError {
  field: string;
  code: string;
  message: string;
}

interface ProblemDocument {
  status?: number;
  code?: string;
  detail?: string;
  errors?: FieldError[];
  [more: string]: unknown;
}

export class Problem extends Error {
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** Stable, for decisions: the server's code, or `network`, `timeout`, `unreadable`. */
  readonly code: string;
  readonly errors: FieldError[];
  /** Seconds after which it is worth trying again, if the server said so. */
  readonly retryAfter: number | null;
  readonly document: ProblemDocument;

  constructor(status: number, code: string, document: ProblemDocument = {}, retryAfter: number | null = null) {
    super(document.detail ?? code);
    this.status = status;
    this.code = code;
    this.errors = document.errors ?? [];
    this.retryAfter = retryAfter;
    this.document = document;
  }

  /** The same request may succeed later: nobody refused it. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500 || this.status === 408;
  }

  /** What the server says about one field, named as in the body. */
  field(name: string): string | undefined {
    return this.errors.find((error) => error.field === name || error.field.startsWith(`${name}.`))?.message;
  }
}

export async function problemOf(response: Response): Promise<Problem> {
  const wait = Number(response.headers.get('Retry-After'));
  const retryAfter = Number.isFinite(wait) && wait > 0 ? wait : null;
  const document = (await response.json().catch(() => ({}))) as ProblemDocument;
  return new Problem(response.status, document.code ?? `http_${response.status}`, document, retryAfter);
}

export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError')) {
    return new Problem(0, error.name === 'TimeoutError' ? 'timeout' : 'aborted');
  }
  return new Problem(0, 'network');
}

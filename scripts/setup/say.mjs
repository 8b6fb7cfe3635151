let quiet = false;

/** Says one line of progress, on standard error: standard output belongs to the command. */
export function say(line) {
  if (!quiet) process.stderr.write(`${line}\n`);
}

/** Silences progress; failures are still told. */
export function beQuiet() {
  quiet = true;
}

/** A failure that says what to do about it, for people; no stack trace belongs beside it. */
export class SetupError extends Error {
  constructor(message, whatToDo, cause) {
    super(message, { cause });
    this.name = 'SetupError';
    this.whatToDo = whatToDo;
  }
}

/** Ends the program with what went wrong and what to do. */
export function fail(error, exitCode = 1) {
  if (error instanceof SetupError) {
    process.stderr.write(`\n${error.message}\n`);
    if (error.whatToDo) process.stderr.write(`What to do: ${error.whatToDo}\n`);
    if (error.cause) process.stderr.write(`Cause: ${error.cause.message ?? String(error.cause)}\n`);
  } else {
    process.stderr.write(`\n${error?.stack ?? String(error)}\n`);
  }
  process.exit(exitCode);
}

/** An answer that comes when the test says so. */
export function held<Answer = unknown>(): {
  readonly answer: Promise<Answer>;
  readonly release: (answer: Answer) => void;
} {
  let release: (answer: Answer) => void = () => {};
  const answer = new Promise<Answer>((resolve) => {
    release = resolve;
  });
  return { answer, release };
}

/** A program that has a task done by another process, says that one's number, and is over. */
import { TaskProcess } from '../task-process.ts';

const other = new TaskProcess(import.meta.url, './odd-process', { maxHeapMb: 64, onEnd: () => {} });
const outcome = await other.run({ name: 'pid', input: null }, 10_000);
if (outcome.kind === 'done') process.stdout.write(String(outcome.result));

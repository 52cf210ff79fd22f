// Loaded into a service before it starts (node --import): a process that reads this mark dies at once, as one does that
// runs out of memory or meets a fault of a native library.
import process from 'node:process';

const MARK = 'KILLS-ITS-READER';
const parse = JSON.parse;

JSON.parse = (text, reviver) => {
  if (typeof text === 'string' && text.includes(MARK)) process.kill(process.pid, 'SIGKILL');
  return parse(text, reviver);
};

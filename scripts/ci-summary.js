/** The counts of jest's result files, added up, on the plain last line that any CI can read. */
const { readFileSync } = require('node:fs');

const results = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')));
const sum = (field) => results.reduce((total, result) => total + result[field], 0);

for (const { testResults, numPassedTests, numFailedTests } of results) {
  console.log(`${testResults.length} files: ${numPassedTests} tests passed, ${numFailedTests} failed`);
}
console.log(`${sum('numPassedTests')} passed, ${sum('numFailedTests')} failed, ${sum('numPendingTests')} skipped`);

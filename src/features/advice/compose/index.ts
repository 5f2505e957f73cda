export { pageFinding, pageOf } from './known-page';
export { searchOutcome, suggestions } from './search-box';

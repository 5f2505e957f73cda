/** lunr-languages ships no types: each module adds its part to the lunr it is given. */
declare module 'lunr-languages/*' {
  import type lunr from 'lunr';

  const addTo: (to: typeof lunr) => void;
  export default addTo;
}

declare namespace lunr {
  /** What lunr.no.js adds: stop words and the stemmer. */
  const no: Builder.Plugin;
}

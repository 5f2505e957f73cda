/** Before any test: the answers' model must be of the bank and corpus in the tree, also when nobody has built. */
require('./register-swc.js');

module.exports = () => {
  const { loadKnowledge, ModelOutdated } = require('../../src/features/advice/knowledge.ts');
  try {
    loadKnowledge();
  } catch (error) {
    if (!(error instanceof ModelOutdated)) throw error;
    require('../../src/cli/train-answers.ts');
  }
};

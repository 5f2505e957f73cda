export { Learning } from './learning';
export { ownAnswerRoutes } from './own-answer-routes';
export { unansweredRoutes } from './unanswered-routes';
export { ownAnswerData, type OwnAnswerDataParts } from './own-answer-data';

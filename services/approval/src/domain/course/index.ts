export { changesBetween, contentOf, scopeOf, widestScope, type Change, type Content } from './content.js';
export { factsOf, type Hands } from './facts.js';
export { expressionFault, holds } from './holds.js';
export { planCourse, type Before, type Course } from './plan-course.js';
export { worldOf, type VersionedPolicy } from './world-of.js';

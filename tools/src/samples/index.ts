export { buildSamples } from './build-samples.js';
export type { BuyerIdentity, FollowUp, MasterData, Sample, SampleFormat, SampleSet } from './sample.js';

import { deserialize, serialize } from 'node:v8';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Thesaurus } from '../analysis/thesaurus';
import { FeatureSpace, type SparseVector } from './feature-space';
import { LinearModel } from './linear-model';
import { featuresOf } from './text-features';

/** What the build learns from the bank: which topic a question is of, and whether somebody is in danger. */
export interface TrainedModel {
  /** Of what it was trained on; see fingerprint.ts. */
  fingerprint: string;
  space: FeatureSpace;
  topics: LinearModel;
  danger: LinearModel;
}

/** The numbers of a text, for both models. */
export function vectorOf({ space }: TrainedModel, thesaurus: Thesaurus, text: string): SparseVector {
  return space.vector(featuresOf(text, thesaurus));
}

/** A model as one compressed file. */
export function encodeModel({ fingerprint, space, topics, danger }: TrainedModel): Buffer {
  return gzipSync(serialize({ fingerprint, features: space.features.join('\n'), rarity: space.rarity, topics: { ...topics }, danger: { ...danger } }));
}

/** Throws when the bytes are no model. */
export function decodeModel(bytes: Buffer): TrainedModel {
  const plain = deserialize(gunzipSync(bytes)) as Plain;
  return {
    fingerprint: plain.fingerprint,
    space: new FeatureSpace(plain.features.split('\n'), plain.rarity),
    topics: linear(plain.topics),
    danger: linear(plain.danger),
  };
}

interface Plain {
  fingerprint: string;
  features: string;
  rarity: Float32Array;
  topics: LinearModel;
  danger: LinearModel;
}

function linear({ classes, weights, scales, bias }: LinearModel): LinearModel {
  return new LinearModel(classes, weights, scales, bias);
}

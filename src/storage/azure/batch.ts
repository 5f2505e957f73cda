import type { TableClient, TransactionAction } from '@azure/data-tables';

import type { Operation } from '../types';
import { toEntity } from './entity';

/** Sends the operations as one transaction. Throws the client's error, with the status of the row that was refused. */
export async function submitBatch(
  client: TableClient, partition: string, operations: readonly Operation[], opId: string, abortSignal: AbortSignal,
): Promise<void> {
  const actions = operations.map((operation) => actionOf(partition, operation, opId));
  const { subResponses } = await client.submitTransaction(actions, { abortSignal });
  // The client finds no fault in a success whose body was cut off.
  if (subResponses.length !== operations.length) throw new Error('Azure Tables did not answer for every row of a transaction.');
}

function actionOf(partition: string, operation: Operation, opId: string): TransactionAction {
  switch (operation.op) {
    case 'create': return ['create', toEntity({ ...operation.row, opId })];
    case 'replace': return ['update', toEntity({ ...operation.row, opId }), 'Replace', { etag: operation.row.etag }];
    case 'upsert': return ['upsert', toEntity({ ...operation.row, opId }), 'Replace'];
    case 'delete': return ['delete', { partitionKey: partition, rowKey: operation.key }];
  }
}

import type { OnlineMeeting, OnlineMeetingFailure, OnlineMeetingPlan, OnlineMeetings } from '../../../../src/features/meetings/planning/links/types';

/** Makes one Teams meeting, writes down what it is asked for, and fails as it is told. */
export class FakeOnline implements OnlineMeetings {
  readonly calls: string[] = [];
  failure: OnlineMeetingFailure | undefined;

  constructor(private readonly joinUrl: string) {}

  async create({ externalId, start, end }: OnlineMeetingPlan & { externalId: string }): Promise<OnlineMeeting> {
    this.asked(`create ${externalId} ${start}–${end}`);
    return { id: 'made', joinUrl: this.joinUrl };
  }

  async move(id: string, { start, end }: OnlineMeetingPlan): Promise<void> {
    this.asked(`move ${id} ${start}–${end}`);
  }

  async cancel(id: string): Promise<void> {
    this.asked(`cancel ${id}`);
  }

  private asked(call: string): void {
    this.calls.push(call);
    if (this.failure) throw Object.assign(new Error('Not done'), { failure: this.failure });
  }
}

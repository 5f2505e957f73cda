import { translator, type Language } from '../../../lib/language';
import { dayOf } from '../../../lib/time';
import { workbook, WORKBOOK_TYPE } from '../../../lib/workbook';
import { member } from '../../authority';
import type { Person } from '../../feature';
import type { FileContent, FileKind, FileLinks } from '../../files';
import type { Networks } from '../../networks';
import { reportsFile } from './export-json';
import { sheetsOf } from './export-sheets';
import type { History, Told } from './history';
import { ownPeopleOf, type OwnPeople } from './own-people';

export interface ReportFilesParts {
  networks: Pick<Networks, 'directory' | 'clock'>;
  links: FileLinks;
  history: History;
}

/** Undefined where the service has no address that people can open. */
export interface ReportLinks {
  xlsx: string | undefined;
  json: string | undefined;
}

interface Contents {
  own: OwnPeople;
  name: string;
  all: Told[];
}

/** A municipality's own reports as files, for its own people: asked about again when a file is fetched. */
export class ReportFiles {
  constructor(private readonly parts: ReportFilesParts) {}

  /** Good for the person, for `LINK_MINUTES`. */
  to({ networkId, municipality }: OwnPeople, person: Person, language: Language): ReportLinks {
    const link = (kind: string) => this.parts.links.to(kind, person, language, `${networkId}.${municipality}`);
    return { xlsx: link('reports-xlsx'), json: link('reports-json') };
  }

  get kinds(): FileKind[] {
    return [
      { kind: 'reports-xlsx', make: (person, language, subject) => this.make(person, subject, (contents) => this.xlsx(contents, language)) },
      { kind: 'reports-json', make: (person, language, subject) => this.make(person, subject, async (contents) => this.json(contents, language)) },
    ];
  }

  /** Undefined for who is none of the municipality's people any more, and when there is nothing to give. */
  private async make(
    person: Person, subject = '', file: (contents: Contents) => Promise<FileContent>,
  ): Promise<FileContent | undefined> {
    const [networkId = '', municipality] = subject.split('.');
    const here = await this.parts.networks.directory.part(person, networkId);
    const scope = here && member.scope({ admin: false }, here);
    const own = scope && ownPeopleOf(scope);
    if (!own || own.municipality !== municipality) return undefined;
    const [all, name] = await Promise.all([this.parts.history.all(own), this.parts.history.nameOf(own)]);
    return all.length > 0 ? file({ own, name, all }) : undefined;
  }

  private async xlsx({ own, all }: Contents, language: Language): Promise<FileContent> {
    const body = await workbook(sheetsOf({ t: translator(language), language }, all));
    return { name: this.fileName(own, 'xlsx'), type: WORKBOOK_TYPE, body };
  }

  private json({ own, name, all }: Contents, language: Language): FileContent {
    const about = {
      network: { id: own.networkId, name: own.networkName }, municipality: { number: own.municipality, name },
      now: this.parts.networks.clock.now(),
    };
    const body = `${JSON.stringify(reportsFile({ t: translator(language), language }, about, all), undefined, 2)}\n`;
    return { name: this.fileName(own, 'json'), type: 'application/json', body };
  }

  private fileName({ municipality }: OwnPeople, ending: string): string {
    return `innsjekk-${municipality}-${dayOf(this.parts.networks.clock.now())}.${ending}`;
  }
}

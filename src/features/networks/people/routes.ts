import { together, type Networks, type Routes } from '../parts';
import { addRoutes } from './add-routes';
import { Drafts } from './drafts';
import { joinRoutes } from './join-routes';
import { memberRoutes } from './member-routes';
import { pasteRoutes } from './paste-routes';
import { People } from './people';
import { requestRoutes } from './request-routes';
import { Requests } from './requests';

/** Joining, approving, adding, roles: who takes part, and as what. */
export function peopleRoutes(networks: Networks): Routes {
  const requests = new Requests(networks.table);
  const drafts = new Drafts(networks.table);
  const people = new People(networks, requests);
  const parts = [
    joinRoutes(networks, people, requests), requestRoutes(networks, people, requests), memberRoutes(networks, people, requests),
    addRoutes(networks, people, drafts), pasteRoutes(networks, people, drafts),
  ];
  return together(parts);
}

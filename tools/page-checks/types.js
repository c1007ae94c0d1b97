// Writes the types of the APIs, which the pages use as ProgramApi.X and SessionApi.X, from the stored OpenAPI documents.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';

const DOCUMENTS = new URL('../../docs/openapi/', import.meta.url);
const TARGET = new URL('target/', import.meta.url);

/**
 * The documents do not mark the fields that an answer always has. A field is missing only if its description says when it
 * is absent, or if it is listed here: its Java record declares it @Nullable.
 */
const OPTIONAL = {
  Alternative: ['source'],
  AssignedAthlete: ['violations'],
  AthleteProfile: ['bodyweight', 'displayName', 'goal', 'trainingSince'],
  AuditActor: ['cause', 'client'],
  AuditEntry: ['athleteId', 'eventId', 'status', 'topic'],
  Backoff: ['expectedReps'],
  Bar: ['name'],
  DoneSet: ['rpe'],
  Equipment: ['bar', 'loads', 'plates', 'step'],
  Exercise: ['aliases', 'note', 'ratios', 'step'],
  GymRequest: ['deloadEvery', 'machines', 'timeZone', 'unit'],
  GymView: ['deloadEvery', 'timeZone', 'unit'],
  LiftRequest: ['day', 'equipment', 'exercise', 'force', 'progression', 'scheme', 'start'],
  LogImport: ['keptSets', 'sequence'],
  LoggedSet: ['note', 'rpe', 'slotId'],
  Machine: ['name', 'step'],
  MainLift: ['change', 'nextLoad', 'status'],
  OverriddenTarget: ['backoffReduction', 'backoffSets', 'force'],
  PlanLift: ['backoff', 'plates', 'straight', 'top'],
  ParkedStanding: ['cause', 'reason'],
  PlannedLift: ['force'],
  PlannedStart: ['fromHistory', 'load', 'oneRepMax', 'recentSet'],
  Plates: ['backoff', 'straight', 'top'],
  Prescription: ['backoff', 'straight', 'top'],
  Profile: ['bodyweight', 'displayName', 'goal', 'trainingSince'],
  ProgramTemplateView: ['template', 'templates'],
  ProgramView: ['structure', 'template', 'templates'],
  Progression: ['increment', 'method', 'waveReps'],
  PublicEvent: ['traceparent'],
  RaisedFlag: ['about'],
  Rebuild: ['says', 'topic'],
  RebuildDifference: ['live', 'rebuilt'],
  RebuildLeftAlone: ['says'],
  RebuildProgress: ['behind', 'differences'],
  RefusedLine: ['detail'],
  RefusedMessage: ['eventId'],
  Reps: ['max', 'min'],
  RosterFlag: ['cause'],
  Scheme: ['backoffReduction', 'backoffReps', 'backoffSets', 'reps', 'sets', 'topReps', 'topRpe', 'topSets', 'totalReps', 'variant'],
  Session: ['day'],
  SessionReceipt: ['day'],
  SimulatedWeek: ['outcome'],
  SlotHistory: ['e1rm', 'reductionPercent'],
  Start: ['fromHistory', 'load', 'oneRepMax', 'recentSet', 'swap'],
  Step: ['plates', 'restSeconds'],
  Straight: ['expectedReps', 'totalReps'],
  Top: ['expectedRpe'],
  TopReps: ['max', 'min', 'target'],
  VariantGuide: ['bestFor'],
  Webhook: ['secret'],
  WebhookDelivery: ['lastFailure'],
};

/** Schemas with either a top set and backoff sets, or straight sets. */
const EITHER = ['PlanLift', 'Prescription'];

/** Answers that extend a record. The documents mark only the fields that are required in that record. */
const EXTENDED = ['PlannedDeload', 'ProgramTemplateView', 'SetNote'];

const unused = new Set(Object.entries(OPTIONAL).flatMap(([schema, fields]) => fields.map((field) => `${schema}.${field}`)));

/** Marks the fields of answers that are always there. */
function markRequired(schemas) {
  for (const [name, schema] of Object.entries(schemas)) {
    if (!schema.properties) continue;
    const listed = OPTIONAL[name] ?? [];
    for (const field of listed) if (schema.properties[field]) unused.delete(`${name}.${field}`);
    if (EXTENDED.includes(name)) delete schema.required;
    schema.required ??= Object.entries(schema.properties)
      .filter(([field, { description = '' }]) => !listed.includes(field) && !/\babsent\b/i.test(description))
      .map(([field]) => field);
  }
}

/** Makes a union of the two kinds of a lift, so that a page has to ask which one it has before it reads the sets. */
function distinguish(schemas) {
  for (const name of EITHER.filter((each) => schemas[each])) {
    const { properties, required } = schemas[name];
    const never = { 'x-never': true };
    schemas[name] = {
      oneOf: [
        { type: 'object', properties: { ...properties, straight: never }, required: [...required, 'top', 'backoff'] },
        { type: 'object', properties: { ...properties, top: never, backoff: never }, required: [...required, 'straight'] },
      ],
    };
  }
}

const NEVER = ts.factory.createKeywordTypeNode(ts.SyntaxKind.NeverKeyword);

await mkdir(TARGET, { recursive: true });
for (const [service, namespace] of [['program', 'ProgramApi'], ['session', 'SessionApi']]) {
  const document = JSON.parse(await readFile(new URL(`${service}-service.json`, DOCUMENTS), 'utf8'));
  markRequired(document.components.schemas);
  distinguish(document.components.schemas);
  const types = astToString(await openapiTS(document, {
    rootTypes: true, rootTypesNoSchemaPrefix: true, silent: true, transform: (schema) => (schema['x-never'] ? NEVER : undefined),
  }));
  await writeFile(new URL(`${service}-service.d.ts`, TARGET), `${types}\nexport as namespace ${namespace};\n`);
}
if (unused.size) throw new Error(`types.js lists fields that no OpenAPI document has: ${[...unused].join(', ')}`);

/// The garage's things by the names that its screens use.

import type { components } from '../../lib/api/schema';

type Schemas = components['schemas'];

export type WorkOrder = Schemas['WorkOrderJson'];
export type Line = Schemas['LineJson'];
export type Need = Schemas['NeedJson'];
export type Part = Schemas['PartJson'];
export type Invoice = Schemas['InvoiceJson'];
export type Payment = Schemas['PaymentJson'];
export type Mechanic = Schemas['MechanicJson'];
export type Assignment = Schemas['AssignmentJson'];
export type Link = Schemas['LinkJson'];
export type Analysis = Schemas['AnalysisJson'];
export type Progress = Schemas['ProgressJson'];

import type { Spellings } from "./label-book.ts";

const list = (words: string) => words.split(",").map((word) => word.trim());

/** Labels that property managers write in work orders, in English and Spanish. Numbers' `No.`, `#` and `ID` go without saying. */
export const SPELLINGS: Spellings = {
  number: list(`
    Work Order, Workorder, WO, W.O., W/O, Work Order ID, Order, Order Number, Service Order,
    Orden de trabajo, Orden de servicio, Orden, OT, N.º de orden, Parte de trabajo`),
  otherNumber: list(`
    Ticket, Job, Job Number, Job ID, Service Request, SR, Request, Request ID, Tracking, TR, Case,
    Reference, Ref, Our reference, Call, Solicitud, Referencia, Incidencia, Caso`),
  purchaseOrder: list(`
    PO, P.O., P/O, Purchase Order, PO Number, Customer PO, Purchase, Orden de compra, OC, Pedido,
    Número de pedido`),
  authorisation: list(`
    Authorization, Authorisation, Authorization Number, Auth, Auth Code, Approval Code, Approval Number,
    Autorización, Número de autorización, Código de autorización`),
  title: list(`
    Title, Job Title, Summary, Brief Description, Short Description, Issue, Problem, Work,
    Work Order Title, Work Requested, Service Needed, Issue Summary, Task, Request Title, Título,
    Resumen, Problema, Avería, Trabajo`),
  trade: list(`
    Trade, Category, Work Category, Service Type, Job Type, Type of Work, Work Type, Work Order Type,
    Problem Type, Problem Code, Issue Type, Skill, Categoría, Oficio, Tipo de trabajo, Especialidad`),
  description: list(`
    Description, Detailed Description, Full Description, Job Description, Work Description, Details,
    Problem Description, Issue Description, Description of Work, Description of Problem, Scope,
    Scope of Work, Work to be done, Work to be performed, Instructions, Vendor Instructions,
    Special Instructions, Work Details, Service Description, Problem Details, Job Details,
    Request Details, Comments, Descripción, Descripción del trabajo, Descripción del problema, Detalles,
    Instrucciones, Alcance, Trabajo a realizar, Observaciones`),
  address: list(`
    Address, Service Address, Property Address, Job Address, Site Address, Job Site,
    Service Location, Job Location, Location Address, Work Location, Unit Address, Premises, Dirección,
    Domicilio, Dirección del servicio, Dirección de la propiedad, Ubicación`),
  street: list("Street, Street Address, Address Line 1, Address 1, Calle"),
  unit: list(`
    Unit, Unit Number, Apt, Apartment, Suite, Apt/Unit, Unit/Apt, Address Line 2, Address 2, Space,
    Unidad, Apartamento, Departamento, Depto, Piso, Puerta, Piso/Puerta`),
  city: list("City, Town, Ciudad, Localidad, Población, Municipio"),
  region: list("State, Province, Region, State/Province, Estado, Provincia"),
  postalCode: list("Zip, Zip Code, Postal Code, Postcode, Código postal, C.P."),
  country: list("Country, País"),
  property: list(`
    Property, Property Name, Community, Building, Building Name, Complex, Site, Site Name,
    Location, Location Name, Lugar,
    Store, Propiedad, Edificio, Inmueble, Comunidad, Finca`),
  customer: list(`
    Customer, Client, Customer Name, Client Name, Bill To, Billed To, Property Manager,
    Management Company, Property Management Company, Managed By, Manager, Company, Subscriber,
    Requested on behalf of, Invoice To, Cliente, Facturar a, Administrador, Administradora,
    Administrador de fincas, Empresa`),
  customerEmail: list(`
    Customer Email, Client Email, Billing Email, Property Manager Email, Manager Email, PM Email,
    Send Invoices To, Invoice Email, Invoices To, Correo del cliente, Enviar facturas a`),
  customerPhone: list(`
    Customer Phone, Client Phone, Property Manager Phone, Manager Phone, PM Phone, Office Phone,
    Teléfono del cliente, Teléfono de la oficina`),
  customerId: list(`
    Customer Number, Customer ID, Client ID, Account Number, Customer No., Número de cliente`),
  due: list(`
    Due, Due Date, Due By, Due On, Complete By, Completion Due, Required By, Needed By, Deadline,
    Finish By, Target Date, Target Completion, Target Completion Date, Must be completed by,
    Completion Deadline, Expected Completion, Complete Before, Expiration Date, Fecha límite, Vence,
    Vencimiento, Fecha de vencimiento, Plazo, Terminar antes del, Fecha de entrega`),
  newDue: list(`
    New Due Date, Updated Due Date, Revised Due Date, Due Date Changed, Nueva fecha límite`),
  notToExceed: list(`
    NTE, Not to Exceed, NTE Amount, Not to Exceed Amount, Do Not Exceed, Spending Limit, Spend Limit,
    Limit, Maintenance Limit, Approved Amount, Authorized Amount, Pre-approved Amount,
    Pre-authorized Amount, Budget, Max Amount, Maximum Amount, NTE Limit, NTE (USD), Approval Limit,
    Authorized Limit, No exceder, No exceder de, Importe máximo, Monto máximo, Límite, Límite de gasto,
    Presupuesto máximo`),
  newNotToExceed: list(`
    New NTE, Updated NTE, Revised NTE, NTE Raised To, NTE Increased To, NTE Increase, New Not to Exceed,
    New Limit, Nuevo límite, Nuevo importe máximo`),
  note: list(`
    Resident, Residents, Resident Name, Resident Phone, Resident Email, Tenant, Tenants, Tenant Name,
    Tenant Phone, Tenant Email, Occupant, Occupants, Homeowner, Contact, Contact Name, Contact Phone,
    Contact Email, Site Contact, On-site Contact, Onsite Contact, Point of Contact, Caller, Caller Name,
    Caller Phone, Requested By, Reported By, Submitted By, Phone, Phone Number, Home Phone, Work Phone,
    Mobile, Mobile Phone, Cell, Cell Phone, Telephone, Tel, Email, E-mail, Email Address, Access,
    Access Instructions, Access Notes, Access Code, Entry, Entry Contact, Entry Allowed,
    Vendor Notes, Entry Instructions, Entry Notes, Entry Code,
    Permission to Enter, PTE, Okay to Enter, OK to Enter, Authorized to Enter, Gate Code, Lockbox,
    Lockbox Code, Lock Box, Keys, Key, Key Number, Pets, Pet, Alarm, Alarm Code, Parking, Vacant,
    Occupancy, Tenant Presence Required, Resident Presence Required, Presence Required, Availability,
    Tenant Availability, Resident Availability, Preferred Time, Preferred Times, Appointment,
    Appointment Window, Appointment Time, Priority, Urgency, Severity, Emergency, Scheduled,
    Scheduled For, Scheduled Date, Schedule, Arrive By, Scheduled Start, Start Date, Arrival, Area,
    Room, Asset, Equipment, Appliance, Make, Model, Serial, Warranty, Owner, Check-in,
    Check-in Instructions, IVR, Site Phone, Location Phone, Notes, Note, Additional Notes, Tenant Notes,
    Resident Notes, Maintenance Notes, Manager Notes, Location Notes, Troubleshooting,
    Troubleshooting Notes, Billable to Resident, Resident Damage, Location in Unit, Inquilino,
    Inquilina, Residente, Arrendatario, Contacto, Persona de contacto, Teléfono, Tel., Móvil, Celular,
    Correo, Correo electrónico, Acceso, Instrucciones de acceso, Permiso para entrar, Llaves, Mascotas,
    Prioridad, Urgencia, Cita, Fecha de la cita, Disponibilidad, Notas, Solicitado por`),
  other: list(`
    Status, Created, Created On, Created By, Created At, Date Created, Date, Issued, Issue Date,
    Date Issued, Assigned, Assigned To, Assigned On, Vendor, Vendor Name, Provider, Service Provider,
    Sent, Submitted, Call Date, Order Date, Date Submitted, Submitted On, Received, Updated,
    Last Updated, Estimate, Attachments, Previous NTE, Old NTE, Former NTE, Previous Due Date,
    Old Due Date, Photos, From, To, Cc, Subject, Asunto, GL Account, Total, Subtotal, Tax, Quantity, Qty, Cost,
    Completed, Completed On, Website, Fax, Estado de la orden, Fecha, Creado, Creada, Asignado a,
    Proveedor, Límite anterior, Adjuntos`),
};

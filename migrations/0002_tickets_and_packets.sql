CREATE TABLE `import_chunk` (
	`organisation_id` text NOT NULL,
	`import_id` text NOT NULL,
	`chunk` integer NOT NULL,
	`created` integer NOT NULL,
	`updated` integer NOT NULL,
	`unchanged` integer NOT NULL,
	`wrong` integer NOT NULL,
	`done_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `import_id`, `chunk`)
);
--> statement-breakpoint
CREATE TABLE `import_row` (
	`organisation_id` text NOT NULL,
	`import_id` text NOT NULL,
	`row` integer NOT NULL,
	`outcome` text NOT NULL,
	`job_id` text,
	`detail` text,
	PRIMARY KEY(`organisation_id`, `import_id`, `row`)
);
--> statement-breakpoint
CREATE INDEX `import_row_outcome` ON `import_row` (`organisation_id`,`import_id`,`outcome`,`row`);--> statement-breakpoint
CREATE TABLE `import_run` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`portal_id` text,
	`file_name` text NOT NULL,
	`storage_key` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`status` text NOT NULL,
	`columns` text NOT NULL,
	`mapping` text NOT NULL,
	`rows` integer NOT NULL,
	`chunks` integer DEFAULT 0 NOT NULL,
	`reason` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`done_at` integer,
	PRIMARY KEY(`organisation_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `import_run_created` ON `import_run` (`organisation_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `intake_message` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`portal_id` text,
	`channel` text NOT NULL,
	`once_key` text NOT NULL,
	`sender` text NOT NULL,
	`subject` text NOT NULL,
	`content_type` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`storage_key` text,
	`checks` text,
	`status` text NOT NULL,
	`reason` text,
	`layout` text,
	`job_id` text,
	`outcome` text,
	`missing` text NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`received_at` integer NOT NULL,
	`queued_at` integer NOT NULL,
	`done_at` integer,
	PRIMARY KEY(`organisation_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `intake_message_once` ON `intake_message` (`organisation_id`,`once_key`);--> statement-breakpoint
CREATE INDEX `intake_message_received` ON `intake_message` (`organisation_id`,`received_at`);--> statement-breakpoint
CREATE INDEX `intake_message_status` ON `intake_message` (`organisation_id`,`status`,`queued_at`);--> statement-breakpoint
CREATE INDEX `intake_message_job` ON `intake_message` (`organisation_id`,`job_id`);--> statement-breakpoint
CREATE TABLE `attachment` (
	`organisation_id` text NOT NULL,
	`job_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`file_name` text NOT NULL,
	`content_type` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`storage_key` text NOT NULL,
	`message_id` text,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `job_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `notice` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`recipient` text NOT NULL,
	`title` text NOT NULL,
	`lines` text NOT NULL,
	`status` text NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`due_at` integer,
	`error` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notice_once` ON `notice` (`organisation_id`,`kind`,`subject`,`recipient`);--> statement-breakpoint
CREATE INDEX `notice_due` ON `notice` (`organisation_id`,`status`,`due_at`);--> statement-breakpoint
CREATE TABLE `packet` (
	`organisation_id` text NOT NULL,
	`job_id` text NOT NULL,
	`id` text NOT NULL,
	`revision` integer NOT NULL,
	`content_hash` text NOT NULL,
	`storage_key` text NOT NULL,
	`bytes` integer NOT NULL,
	`pages` integer NOT NULL,
	`sha256` text NOT NULL,
	`too_large` text,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `job_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `packet_revision` ON `packet` (`organisation_id`,`job_id`,`revision`);--> statement-breakpoint
CREATE UNIQUE INDEX `packet_content` ON `packet` (`organisation_id`,`job_id`,`content_hash`);--> statement-breakpoint
CREATE TABLE `share` (
	`organisation_id` text NOT NULL,
	`job_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`shared_by` text NOT NULL,
	`shared_at` integer NOT NULL,
	`expires_at` integer,
	`revoked_at` integer,
	PRIMARY KEY(`organisation_id`, `job_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `vendor_document` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`file_name` text NOT NULL,
	`storage_key` text NOT NULL,
	`content_type` text NOT NULL,
	`bytes` integer NOT NULL,
	`expires_on` text,
	`uploaded_by` text NOT NULL,
	`uploaded_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`)
);
--> statement-breakpoint
ALTER TABLE `job` ADD `purchase_order_amount` integer;--> statement-breakpoint
ALTER TABLE `job` ADD `authorisation_number` text;--> statement-breakpoint
ALTER TABLE `job` ADD `needs_look` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `job` ADD `resident_damage` integer;--> statement-breakpoint
ALTER TABLE `job` ADD `return_reasons` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `job` ADD `preflight_override` text;--> statement-breakpoint
CREATE INDEX `job_needs_look` ON `job` (`organisation_id`,`updated_at`) WHERE needs_look <> '[]';--> statement-breakpoint
ALTER TABLE `photo` ADD `medium_key` text;--> statement-breakpoint
ALTER TABLE `photo` ADD `medium_bytes` integer;--> statement-breakpoint
ALTER TABLE `customer` ADD `address` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `country` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `tax_id` text;--> statement-breakpoint
ALTER TABLE `organisation` ADD `brand` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `organisation` ADD `identity` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `organisation` ADD `alerts` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `portal` ADD `former_names` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `portal` ADD `profile` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `portal` ADD `customer_id` text;--> statement-breakpoint
ALTER TABLE `portal` ADD `mail_key` text;--> statement-breakpoint
ALTER TABLE `portal` ADD `senders` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `portal` ADD `token_version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `portal` ADD `updated_at` integer DEFAULT 0 NOT NULL;
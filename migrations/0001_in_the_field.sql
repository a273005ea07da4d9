ALTER TABLE `delivery` RENAME COLUMN "invoice_id" TO "subject_id";--> statement-breakpoint
CREATE TABLE `checklist_answer` (
	`organisation_id` text NOT NULL,
	`job_id` text NOT NULL,
	`item_id` text NOT NULL,
	`answer` text,
	`answered_at` integer NOT NULL,
	`answered_by` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `job_id`, `item_id`)
);
--> statement-breakpoint
CREATE TABLE `confirmation` (
	`organisation_id` text NOT NULL,
	`job_id` text NOT NULL,
	`id` text NOT NULL,
	`recipient` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`confirmed_at` integer,
	PRIMARY KEY(`organisation_id`, `job_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `more_request` (
	`organisation_id` text NOT NULL,
	`job_id` text NOT NULL,
	`id` text NOT NULL,
	`amount` integer NOT NULL,
	`reason` text NOT NULL,
	`status` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`answered_by` text,
	`answer` text,
	`answered_at` integer,
	PRIMARY KEY(`organisation_id`, `job_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `price_item` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`description` text NOT NULL,
	`unit` text DEFAULT '' NOT NULL,
	`unit_amount` integer NOT NULL,
	`tax_rate` text,
	`active` integer DEFAULT true NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`)
);
--> statement-breakpoint
DROP INDEX `delivery_once`;--> statement-breakpoint
CREATE UNIQUE INDEX `delivery_once` ON `delivery` (`organisation_id`,`subject_id`,`kind`,`sequence`);--> statement-breakpoint
ALTER TABLE `assignment` ADD `seen_version` integer;--> statement-breakpoint
ALTER TABLE `event` ADD `client_id` text;--> statement-breakpoint
CREATE UNIQUE INDEX `event_client` ON `event` (`organisation_id`,`job_id`,`client_id`) WHERE client_id IS NOT NULL;--> statement-breakpoint
ALTER TABLE `job` ADD `window_start` text;--> statement-breakpoint
ALTER TABLE `job` ADD `window_end` text;--> statement-breakpoint
ALTER TABLE `job` ADD `site_minutes` integer;--> statement-breakpoint
ALTER TABLE `job` ADD `site_minutes_reason` text;--> statement-breakpoint
ALTER TABLE `job` ADD `resolution_code` text;--> statement-breakpoint
ALTER TABLE `job` ADD `root_cause` text;--> statement-breakpoint
ALTER TABLE `job` ADD `serial_numbers` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `line_item` ADD `unit` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `line_item` ADD `added_by` text;--> statement-breakpoint
ALTER TABLE `photo` ADD `thumbnail_key` text;--> statement-breakpoint
ALTER TABLE `signature` ADD `method` text DEFAULT 'drawn' NOT NULL;--> statement-breakpoint
ALTER TABLE `member` ADD `language` text;--> statement-breakpoint
ALTER TABLE `site` ADD `latitude` real;--> statement-breakpoint
ALTER TABLE `site` ADD `longitude` real;